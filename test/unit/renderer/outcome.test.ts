import { describe, expect, it } from 'vitest'
import type { RunResult } from '../../../src-main/contract/run'
import { outcomeOf, stateName } from '../../../src-renderer/formatting/outcome'

const result = (reason: RunResult['reason'], epochs: number, updates: number): RunResult => ({
  reason,
  epochs,
  updates,
  elapsed: 83
})

describe('outcomeOf', () => {
  it('says nothing of a live run', () => {
    expect(outcomeOf({ state: 'running' })).toBeUndefined()
  })

  it('says that and when a run converged', () => {
    expect(outcomeOf({ state: 'finished', result: result('converged', 13, 163) })).toEqual({
      tone: 'good',
      text: 'Converged after 13 epochs (163 changes) in 0.08 s'
    })
  })

  it('says one epoch and one change', () => {
    const outcome = outcomeOf({ state: 'finished', result: result('converged', 1, 1) })
    expect(outcome?.text).toBe('Converged after 1 epoch (1 change) in 0.08 s')
  })

  it('says that the maximum came before convergence', () => {
    const outcome = outcomeOf({ state: 'finished', result: result('maximum-epochs', 100, 27_000) })
    expect(outcome?.text).toBe('Reached the maximum of 100 epochs (27,000 changes) in 0.08 s')
    expect(outcome?.detail).toContain('still changed the weights')
  })

  it('says of other experiments that they are complete, or diverged', () => {
    expect(outcomeOf({ state: 'finished', result: { reason: 'complete', elapsed: 83 } })).toEqual({
      tone: 'good',
      text: 'Complete after 0.08 s'
    })
    const diverged = outcomeOf({ state: 'finished', result: { reason: 'diverged', epochs: 3, elapsed: 83 } })
    expect(diverged).toMatchObject({ tone: 'bad', text: 'Diverged after 3 epochs in 0.08 s' })
  })

  it('says nothing ran of a run that was stopped while it was prepared', () => {
    const stopped = { state: 'stopped', result: { reason: 'stopped', epochs: 0, elapsed: 0 } } as const
    expect(outcomeOf(stopped)?.text).toBe('Stopped before it began')
  })

  it('says in which epoch the user stopped', () => {
    const outcome = outcomeOf({ state: 'stopped', result: result('stopped', 4, 122) })
    expect(outcome?.text).toBe('Stopped by you in epoch 4 (122 changes) after 0.08 s')
  })

  it('says that nothing ran at all', () => {
    expect(outcomeOf({ state: 'stopped', result: result('stopped', 0, 0) })?.text).toBe('Stopped before it began')
    const progress = { epoch: 0, position: 400, changes: 0, updates: 0, fraction: 0, elapsed: 3 }
    expect(outcomeOf({ state: 'stopped', result: result('stopped', 0, 0), progress })?.text).toContain('in epoch 0')
  })

  it('says why a run failed, and where', () => {
    const outcome = outcomeOf({
      state: 'failed',
      progress: { epoch: 7, position: 0, changes: 0, updates: 9, fraction: 0.07, elapsed: 50 },
      error: { code: 'trainer-ended', message: 'The process was killed.' }
    })
    expect(outcome).toEqual({
      tone: 'bad',
      text: 'Failed in epoch 7: the training process ended unexpectedly',
      detail: 'The process was killed. Start begins afresh.'
    })
  })

  it('says something of a failure without a reason too', () => {
    expect(outcomeOf({ state: 'failed' })).toEqual({
      tone: 'bad',
      text: 'Failed: no reason was given'
    })
  })
})

describe('stateName', () => {
  it('tells a run that converged from one that only came to its end', () => {
    expect(stateName({ state: 'finished', result: result('converged', 13, 163) })).toBe('Converged')
    expect(stateName({ state: 'finished', result: result('maximum-epochs', 5, 163) })).toBe('Finished')
    expect(stateName({ state: 'paused' })).toBe('Paused')
    expect(stateName(undefined)).toBe('Not started')
  })
})
