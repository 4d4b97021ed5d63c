import { expect, it } from 'vitest'
import { shallowRef } from 'vue'
import type { RunSnapshot, StepDetail } from '../../../src-main/contract/run'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import { useLastStep } from '../../../src-renderer/run/last-step'
import { newRun } from '../../../src-renderer/run/updates'

const step = { scoreAfter: 1 } as StepDetail
const progress = { epoch: 0, position: 1, changes: 0, updates: 0, fraction: 0, elapsed: 1 }
const run = (id: string, changed: Partial<RunSnapshot> = {}): RunSnapshot => ({
  ...newRun(id, perceptronMnist.configuration),
  ...changed
})

it('stays when its run goes on, and until another has got under way', () => {
  const shown = shallowRef<RunSnapshot>()
  const last = useLastStep(() => shown.value)
  expect(last.value).toBeUndefined()
  shown.value = run('a', { progress, step })
  expect(last.value?.step).toBe(step)
  shown.value = run('a', { progress })
  expect(last.value?.step).toBe(step)
  shown.value = run('b')
  expect(last.value?.id).toBe('a')
  shown.value = run('b', { progress })
  expect(last.value).toBeUndefined()
})
