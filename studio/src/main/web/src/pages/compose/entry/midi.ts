import { useEffect, useRef, useState } from "preact/hooks";
import { midiNote } from "./keys";

export type MidiState = { is: "off" } | { is: "never" } | { is: "none" } | { is: "on"; names: string };

/** The keyboards that are connected; the browser asks the person only when `connect` is called. */
export function useMidi(onNote: (pitch: number, loudness: number) => void): { state: MidiState; connect: () => Promise<void> } {
  const [state, setState] = useState<MidiState>({ is: "off" });
  const access = useRef<MIDIAccess | undefined>(undefined);
  const note = useRef(onNote);
  note.current = onNote;
  const listen = () => {
    const inputs = [...(access.current?.inputs.values() ?? [])];
    for (const input of inputs) {
      input.onmidimessage = (message) => {
        const found = message.data && midiNote(message.data);
        if (found) {
          note.current(found.pitch, found.loudness);
        }
      };
    }
    setState(inputs.length === 0 ? { is: "none" } : { is: "on", names: inputs.map((input) => input.name ?? "MIDI").join(", ") });
  };
  const connect = async () => {
    if (!("requestMIDIAccess" in navigator)) {
      setState({ is: "never" });
      return;
    }
    try {
      const granted = await navigator.requestMIDIAccess();
      if (gone.current) {
        return;
      }
      access.current = granted;
      access.current.onstatechange = listen;
      listen();
    } catch {
      setState({ is: "never" });
    }
  };
  const gone = useRef(false);
  useEffect(
    () => () => {
      gone.current = true;
      if (access.current !== undefined) {
        access.current.onstatechange = null;
      }
      for (const input of access.current?.inputs.values() ?? []) {
        input.onmidimessage = null;
      }
    },
    [],
  );
  return { state, connect };
}
