import { describe, expect, it } from 'vitest'
import { requests } from '../../../src-main/contract/channels'
import { parse } from '../../../src-main/contract/schema'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'

const { configuration } = perceptronMnist

describe('the channels', () => {
  it.each(['run', 'next-mistake', 'next-epoch'])('let a run begin with %s', (begin) => {
    expect(parse(requests['runs.start'].request, { configuration, begin }, 'runs.start')).toEqual({
      configuration,
      begin
    })
  })

  it.each([
    [
      { configuration, begin: 'stop' },
      'runs.start: begin: expected "run" or "next-mistake" or "next-epoch", found "stop"'
    ],
    [{ configuration }, 'runs.start: begin: expected "run" or "next-mistake" or "next-epoch", found nothing'],
    [{ configuration, begin: 'run', speed: 2 }, 'runs.start: speed: there is no such field'],
    [
      { configuration: { ...configuration, seed: -1 }, begin: 'run' },
      'runs.start: configuration.seed: expected a whole number from 0 to 4,294,967,295, found -1'
    ],
    [
      { configuration: { ...configuration, learner: { name: 'perceptron', parameters: { bias: 1 } } }, begin: 'run' },
      'runs.start: configuration.learner.parameters.bias: expected true or false, found 1'
    ],
    [null, 'runs.start: expected an object, found null']
  ])('refuse a wrong start (%#)', (request, message) => {
    expect(() => parse<unknown>(requests['runs.start'].request, request, 'runs.start')).toThrow(
      expect.objectContaining({ code: 'invalid-input', message })
    )
  })

  it('know the commands and themes that there are', () => {
    const command = requests['runs.command'].request
    expect(command.safeParse({ id: '1', command: 'pause' }).success).toBe(true)
    expect(command.safeParse({ id: '1', command: 'jump' }).success).toBe(false)
    expect(command.safeParse({ id: 1, command: 'pause' }).success).toBe(false)
    expect(requests['preferences.set'].request.safeParse({ theme: 'dark' }).success).toBe(true)
    expect(requests['preferences.set'].request.safeParse({ theme: 'pink' }).success).toBe(false)
  })
})
