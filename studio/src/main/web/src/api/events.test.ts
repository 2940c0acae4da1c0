import assert from "node:assert/strict";
import test from "node:test";
import { Events, type StudioEvent } from "./events";

class Connection {
  closed = false;

  constructor(readonly hear: (data: string) => void, readonly lost: () => void) {}

  close() {
    this.closed = true;
  }
}

function studio() {
  const connections: Connection[] = [];
  const page = { seen: true };
  const later: (() => void)[] = [];
  const events = new Events(
    (hear, lost) => {
      const connection = new Connection(hear, lost);
      connections.push(connection);
      return connection;
    },
    () => page.seen,
    (work) => later.push(work),
  );
  return { connections, page, events, later };
}

test("all listeners hear through one connection, which ends with the last of them", () => {
  const { connections, events } = studio();
  const heard: StudioEvent[] = [];
  const first = events.listen((event) => heard.push(event));
  const second = events.listen((event) => heard.push(event));
  assert.equal(connections.length, 1);
  connections[0]!.hear('{"kind":"piece","piece":"p"}');
  assert.deepEqual(heard, [{ kind: "piece", piece: "p" }, { kind: "piece", piece: "p" }]);
  first();
  assert.equal(connections[0]!.closed, false);
  second();
  assert.equal(connections[0]!.closed, true);
});

test("a page that is not seen holds no connection", () => {
  const { connections, page, events } = studio();
  events.listen(() => undefined);
  page.seen = false;
  events.attend();
  assert.equal(connections[0]!.closed, true);
  page.seen = true;
  events.attend();
  assert.equal(connections.length, 2);
});

test("a connection that is lost for good is opened again, once and only while somebody listens", () => {
  const { connections, events, later } = studio();
  const leave = events.listen(() => undefined);
  connections[0]!.lost();
  connections[0]!.lost();
  assert.equal(later.length, 1);
  later.shift()?.();
  assert.equal(connections.length, 2);
  connections[1]!.lost();
  leave();
  later.shift()?.();
  assert.equal(connections.length, 2);
});
