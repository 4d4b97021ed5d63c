import { describe, expect, it } from 'vitest'
import { controlsOf } from '../../../src-renderer/run/controls'
import { actionOf, mayRepeat, type Key } from '../../../src-renderer/run/shortcuts'

describe('controlsOf', () => {
  it.each([undefined, 'finished', 'stopped', 'failed'] as const)('offers to start when the run is %s', (state) => {
    expect(controlsOf({ state, ready: true, repeats: false })).toEqual({
      primary: 'start',
      enabled: { primary: true, 'next-mistake': true, 'next-epoch': true, stop: false }
    })
  })

  it.each(['finished', 'stopped', 'failed'] as const)(
    'does not step away from a %s run, but can start anew',
    (state) => {
      expect(controlsOf({ state, ready: true, repeats: true })).toEqual({
        primary: 'start',
        enabled: { primary: true, 'next-mistake': false, 'next-epoch': false, stop: false },
        whyNoStep: 'The run has ended: Start begins a new one'
      })
    }
  )

  it('starts nothing from a form that is wrong', () => {
    const { enabled, whyNoStep } = controlsOf({ state: 'finished', ready: false, repeats: false })
    expect(Object.values(enabled)).toEqual([false, false, false, false])
    expect(whyNoStep).toBe('The configuration must be mended first')
  })

  it.each([
    ['preparing', 'pause'],
    ['running', 'pause'],
    ['paused', 'resume']
  ] as const)('while %s the large button says %s, whatever the form holds', (state, primary) => {
    const controls = controlsOf({ state, ready: false, repeats: true })
    expect(controls.primary).toBe(primary)
    expect(Object.values(controls.enabled)).toEqual([true, true, true, true])
  })
})

describe('actionOf', () => {
  const key = (name: string, changed: Partial<Key> = {}): Key => ({
    key: name,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
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

  it.each(['ctrlKey', 'metaKey', 'altKey', 'isComposing'] as const)('takes no key with %s', (what) => {
    expect(actionOf(key('s', { [what]: true }), { tagName: 'BODY' })).toBeUndefined()
  })

  it.each([
    ['ы', 'KeyS', 'next-mistake'],
    ['У', 'KeyE', 'next-epoch'],
    ['σ', 'KeyS', 'next-mistake'],
    ['ы', 'KeyA', undefined],
    // Dvorak: the key of the Latin S writes an o, and means it.
    ['o', 'KeyS', undefined],
    ['ß', 'KeyS', undefined]
  ])('%s on %s is %s', (letter, code, action) => {
    expect(actionOf(key(letter, { code }), { tagName: 'BODY' })).toBe(action)
  })

  it('goes on while held with steps only', () => {
    const actions = ['primary', 'next-mistake', 'next-epoch', 'stop'] as const
    expect(actions.filter(mayRepeat)).toEqual(['next-mistake', 'next-epoch'])
  })
})
