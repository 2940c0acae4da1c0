import { complain } from "../app/announce";
import { language } from "../words/catalogue";
import { shell } from "../words/shell";
import type { components } from "./schema";

export type Schemas = components["schemas"];
export type Piece = Schemas["Piece"];
export type Version = Schemas["Version"];
export type Note = Schemas["Note"];
export type Candidate = Schemas["Candidate"];
export type Operation = Schemas["Operation"];
export type Problem = Schemas["Problem"];

/** The server said no: nothing was changed. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.error);
  }
}

type Method = "GET" | "POST" | "PATCH";

async function send(method: Method, path: string, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
  const headers: Record<string, string> = { "Accept-Language": language.value };
  if (method !== "GET") {
    headers["Stemma-Request"] = "studio";
  }
  const init: RequestInit = { method, headers };
  if (signal) {
    init.signal = signal;
  }
  if (body instanceof Blob) {
    headers["Content-Type"] = "application/octet-stream";
    init.body = body;
  } else if (body !== undefined) {
    headers["Content-Type"] = "application/json";
    init.body = JSON.stringify(body);
  }
  const response = await fetch(`/api${path}`, init);
  if (!response.ok) {
    throw new Refusal(response.status, await problem(response));
  }
  return response;
}

async function problem(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return { error: `${response.status} ${response.statusText}`, hint: "" };
  }
}

/** Asks for a document. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await (await send("GET", path, undefined, signal)).json()) as T;
}

/** Asks for something to be done; a Blob is sent as it is. */
export async function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  return (await (await send("POST", path, body, signal)).json()) as T;
}

export async function patch<T>(path: string, body: unknown): Promise<T> {
  return (await (await send("PATCH", path, body, undefined)).json()) as T;
}

/** Asks for a file, and has the browser keep it; under the name that it comes with, if none is given. */
export async function download(path: string, body: unknown, called?: string): Promise<void> {
  const response = await send("POST", path, body, undefined);
  keep(await response.blob(), called ?? nameOf(response.headers.get("Content-Disposition") ?? ""));
}

/** Has the browser keep a file. */
export function keep(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The name that a file comes with, in whatever letters (RFC 6266). */
export function nameOf(disposition: string): string {
  const exact = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return exact === undefined ? (/filename="([^"]+)"/.exec(disposition)?.[1] ?? "stemma") : decodeURIComponent(exact);
}

/** Does something, and shows what went wrong where something did. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") {
      return undefined;
    }
    const words = shell();
    if (!(error instanceof Refusal)) {
      complain(words.connectionLost, words.connectionLostHint);
    } else if (error.status === 401) {
      complain(words.signInAgain, words.signInAgainHint);
    } else {
      complain(error.problem.error, error.problem.hint);
    }
    return undefined;
  }
}
