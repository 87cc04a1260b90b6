// The code that another browser shows. People type it with spaces, and paste it with words around it.

export const code_digits = 6;

export function digitsOf(typed: string): string {
  return typed.replace(/\D/g, "");
}

/** Whether the code can be sent as it stands. */
export function isWhole(typed: string): boolean {
  return digitsOf(typed).length === code_digits;
}
