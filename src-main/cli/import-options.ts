import type { ImportOptions } from '../data/import/options'
import { UsageError } from './usage'

/** What `descent import` was told, as the shell gives it. */
export interface ShellOptions {
  readonly name: string
  readonly title?: string
  readonly replace?: true
  readonly delimiter?: string
  readonly header?: boolean
  readonly encoding?: ImportOptions['encoding']
  readonly decimal?: 'point' | 'comma'
  readonly missing?: ImportOptions['missing']
  readonly label?: string | false
  readonly omit?: readonly string[]
  readonly oneHot?: string | true
  readonly target?: ImportOptions['target']
  readonly type?: ImportOptions['type']
  readonly picture?: string
  readonly labels?: string
  readonly size?: string
  readonly colour?: ImportOptions['colour']
  readonly json?: true
}

/** @throws UsageError naming the option that is wrong, and what would be right */
export function importOptions(shell: Omit<ShellOptions, 'json'>): ImportOptions {
  const { delimiter, decimal, label, oneHot, picture, size, ...same } = shell
  return {
    ...same,
    delimiter: delimiter === undefined ? undefined : delimiterNamed(delimiter),
    decimal: decimal === undefined ? undefined : decimal === 'comma' ? ',' : '.',
    label: label === false ? null : label,
    oneHot: oneHot === undefined ? 0 : oneHot === true ? 100 : wholeNumber('--one-hot', oneHot, 2, 1000),
    picture: picture === undefined ? undefined : pictureShape(picture),
    size: size === undefined ? undefined : sizes('--size', size, '28x28', 2)
  }
}

function delimiterNamed(text: string): string {
  if (text === 'tab' || text === '\\t') return '\t'
  if (text.length === 1 && text.charCodeAt(0) < 128 && !/["\r\n\w.+-]/.test(text)) return text
  throw new UsageError(`--delimiter: expected one character such as ; or "tab", found "${text}"`)
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && least <= number && number <= most) return number
  throw new UsageError(`${option}: expected a whole number from ${least} to ${most}, found "${text}"`)
}

function pictureShape(text: string): ImportOptions['picture'] {
  return { ...sizes('--picture', text, '28x28 or 32x32x3', 3), channels: Number(text.split('x')[2] ?? 1) }
}

function sizes(option: string, text: string, example: string, most: number): { height: number; width: number } {
  const [height, width, channels = 1, ...more] = text.split('x').map(Number)
  const isSize = [height, width, channels].every((n) => Number.isInteger(n) && 1 <= n && n <= 10_000)
  if (isSize && more.length === 0 && text.split('x').length <= most) return { height, width }
  throw new UsageError(`${option}: expected a size such as ${example}, found "${text}"`)
}
