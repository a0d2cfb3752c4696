/** How the command ends, as the exit code; from sysexits(3). */
export const EXIT = { ok: 0, failed: 1, usage: 64, badInput: 65, notFound: 66, unavailable: 69 } as const;

/** A fault that the person at the terminal can fix, in words for them. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
  readonly exitCode: number;

  constructor(exitCode: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
