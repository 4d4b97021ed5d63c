import type { Action } from './controls'

/** The key of each action, as its button shows it. */
export const shortcutNames: Readonly<Record<Action, string>> = {
  primary: 'Space',
  'next-mistake': 'S',
  'next-epoch': 'E',
  stop: 'Esc'
}

const actions: Readonly<Record<string, Action>> = { ' ': 'primary', s: 'next-mistake', e: 'next-epoch', escape: 'stop' }

/** The parts of a keyboard event that decide. */
export type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'isComposing'>

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
  if (key.ctrlKey || key.metaKey || key.altKey || key.repeat || key.isComposing) return undefined
  if (isTypedInto(focus) || (key.key === ' ' && isPressed(focus))) return undefined
  return actions[key.key.toLowerCase()]
}

function isTypedInto({ tagName, type }: Focus): boolean {
  if (tagName === 'INPUT') return type !== 'checkbox' && type !== 'radio'
  return tagName === 'SELECT' || tagName === 'TEXTAREA'
}

function isPressed({ tagName }: Focus): boolean {
  return tagName === 'BUTTON' || tagName === 'SUMMARY' || tagName === 'INPUT'
}
