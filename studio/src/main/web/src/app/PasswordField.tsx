import { useId } from "preact/hooks";
import { signing } from "../words/signing";

interface Props {
  readonly password: string;
  readonly onPassword: (password: string) => void;
  /** Whether what was typed did not open the key. */
  readonly wrong: boolean;
}

/** Asks for the password of the key that signs. */
export function PasswordField({ password, onPassword, wrong }: Props) {
  const words = signing();
  const id = useId();
  return (
    <div class="field">
      <label for={`${id}-password`}>{words.password}</label>
      <input id={`${id}-password`} type="password" autocomplete="off" value={password} aria-invalid={wrong} aria-describedby={`${id}-hint`}
        onInput={(event) => onPassword(event.currentTarget.value)} />
      <p id={`${id}-hint`} role={wrong ? "alert" : undefined} class={wrong ? "fault" : "soft small"}>{wrong ? words.passwordWrong : words.passwordHint}</p>
    </div>
  );
}
