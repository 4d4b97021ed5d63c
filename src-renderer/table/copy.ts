/**
 * Puts a text on the clipboard, from within a click.
 * The application refuses every permission, and navigator.clipboard asks for one; the copy command does not.
 * @returns whether it worked
 */
export function copyText(text: string): boolean {
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', fill)
  try {
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', fill)
  }
}
