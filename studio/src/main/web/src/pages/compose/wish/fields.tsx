import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { wishes } from "../../../words/wish";
import { wish, wishFor } from "./kept";
import type { Fault, Wish } from "./wish";

type TextKey = { [K in keyof Wish]: Wish[K] extends string ? K : never }[keyof Wish];

interface FieldProps {
  name: TextKey;
  label: string;
  fault?: Fault | undefined;
  hint?: string | undefined;
}

/** What is wrong, beside the field that it is wrong with. */
export function FaultText({ id, fault }: { id: string; fault: Fault | undefined }) {
  return fault === undefined ? null : <p class="fault" id={id}>{wishes().faults[fault]}</p>;
}

export function TextField({ name, label, fault, hint, numeric = true }: FieldProps & { numeric?: boolean }) {
  const id = useId();
  const described = [fault && `${id}-fault`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} type="text" inputMode={numeric ? "numeric" : "text"} value={wish.value[name]} placeholder={wishes().open} autocomplete="off"
        aria-invalid={fault !== undefined} aria-describedby={described || undefined} onInput={(event) => wishFor({ [name]: event.currentTarget.value.trim() })} />
      {hint && <p class="soft small" id={`${id}-hint`}>{hint}</p>}
      <FaultText id={`${id}-fault`} fault={fault} />
    </div>
  );
}

export function SelectField({ name, label, fault, hint, children }: FieldProps & { children: ComponentChildren }) {
  const id = useId();
  const described = [fault && `${id}-fault`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={wish.value[name]} aria-invalid={fault !== undefined} aria-describedby={described || undefined}
        onChange={(event) => wishFor({ [name]: event.currentTarget.value })}>
        {children}
      </select>
      {hint && <p class="soft small" id={`${id}-hint`}>{hint}</p>}
      <FaultText id={`${id}-fault`} fault={fault} />
    </div>
  );
}
