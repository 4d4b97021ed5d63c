import { describe, expect, it } from 'vitest'
import { controlsOf } from '../../../src-renderer/run/controls'
import { actionOf, type Key } from '../../../src-renderer/run/shortcuts'

describe('controlsOf', () => {
  it.each([undefined, 'finished', 'stopped', 'failed'] as const)('offers to start when the run is %s', (state) => {
    expect(controlsOf(state, true)).toEqual({
      primary: 'start',
      enabled: { primary: true, 'next-mistake': true, 'next-epoch': true, stop: false }
    })
  })

  it('starts nothing from a form that is wrong', () => {
    expect(Object.values(controlsOf('finished', false).enabled)).toEqual([false, false, false, false])
  })

  it.each([
    ['preparing', 'pause'],
    ['running', 'pause'],
    ['paused', 'resume']
  ] as const)('while %s the large button says %s, whatever the form holds', (state, primary) => {
    const controls = controlsOf(state, false)
    expect(controls.primary).toBe(primary)
    expect(Object.values(controls.enabled)).toEqual([true, true, true, true])
  })
})

describe('actionOf', () => {
  const key = (name: string, changed: Partial<Key> = {}): Key => ({
    key: name,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    repeat: false,
    isComposing: false,
    ...changed
  })

  it.each([
    [' ', 'primary'],
    ['s', 'next-mistake'],
    ['S', 'next-mistake'],
    ['e', 'next-epoch'],
    ['Escape', 'stop'],
    ['x', undefined]
  ])('%j on the page is %s', (name, action) => {
    expect(actionOf(key(name), { tagName: 'BODY' })).toBe(action)
  })

  it.each(['INPUT', 'SELECT', 'TEXTAREA'])('leaves a field (%s) its keys', (tag) => {
    for (const name of [' ', 's', 'e', 'Escape']) {
      expect(actionOf(key(name), { tagName: tag, type: 'text' })).toBeUndefined()
    }
  })

  it.each([{ tagName: 'BUTTON' }, { tagName: 'INPUT', type: 'checkbox' }, { tagName: 'INPUT', type: 'radio' }])(
    'leaves $tagName $type its own press, and only that',
    (focus) => {
      expect(actionOf(key(' '), focus)).toBeUndefined()
      expect(actionOf(key('s'), focus)).toBe('next-mistake')
      expect(actionOf(key('Escape'), focus)).toBe('stop')
    }
  )

  it.each(['ctrlKey', 'metaKey', 'altKey', 'repeat', 'isComposing'] as const)('takes no key with %s', (what) => {
    expect(actionOf(key('s', { [what]: true }), { tagName: 'BODY' })).toBeUndefined()
  })
})
