import type { Action } from './controls'

/** The key of each action, as its button shows it. */
export const shortcutNames: Readonly<Record<Action, string>> = {
  primary: 'Space',
  'next-mistake': 'S',
  'next-epoch': 'E',
  stop: 'Esc'
}

const actions: Readonly<Record<string, Action>> = { ' ': 'primary', s: 'next-mistake', e: 'next-epoch', escape: 'stop' }

/** Where the keyboard writes another script, the keys that have these letters on a Latin one. */
const places: Readonly<Record<string, Action>> = { KeyS: 'next-mistake', KeyE: 'next-epoch' }

/** The parts of a keyboard event that decide. */
export type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>

/** What has the focus, as far as it matters: an element's tag, and an input's type. */
export interface Focus {
  readonly tagName: string
  readonly type?: string
}

/**
 * The action that a key stands for.
 * @param focus a field that is typed into keeps all its keys; what the space bar presses by itself keeps that one
 */
export function actionOf(key: Key, focus: Focus): Action | undefined {
  if (key.ctrlKey || key.metaKey || key.altKey || key.isComposing) return undefined
  if (isTypedInto(focus) || (key.key === ' ' && isPressed(focus))) return undefined
  return actions[key.key.toLowerCase()] ?? (isForeignLetter(key.key) ? places[key.code] : undefined)
}

/** Whether an action goes on while its key is held: steps do, what turns something on or off does not. */
export function mayRepeat(action: Action): boolean {
  return action === 'next-mistake' || action === 'next-epoch'
}

/** A letter of another script. A Latin one elsewhere on the keyboard means what it says. */
function isForeignLetter(key: string): boolean {
  return /^\p{L}\p{M}*$/u.test(key) && !/\p{Script=Latin}/u.test(key)
}

function isTypedInto({ tagName, type }: Focus): boolean {
  if (tagName === 'INPUT') return type !== 'checkbox' && type !== 'radio'
  return tagName === 'SELECT' || tagName === 'TEXTAREA'
}

function isPressed({ tagName }: Focus): boolean {
  return tagName === 'BUTTON' || tagName === 'SUMMARY' || tagName === 'INPUT'
}
