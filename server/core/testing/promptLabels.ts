/** Reads a prompt by its labels: what stands under one, or nothing. */
export function promptLabels(text: string): (label: string) => string {
  return (label) =>
    new RegExp(`^# ${label}\\n([\\s\\S]*?)(?=\\n\\n# |$(?![\\s\\S]))`, 'm').exec(text)?.[1] ?? ''
}
