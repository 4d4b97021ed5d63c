import { expect, it } from 'vitest'
import { conformanceCases } from '../../../src-main/engines/conformance/cases'
import { compare, tolerance } from '../../../src-main/engines/conformance/compare'
import { TensorFlowEngine } from '../../../src-main/engines/tensorflow/engine'
import type { TensorFlow } from '../../../src-main/engines/tensorflow/load'

/** The conformance suite of engines: TensorFlow makes the same steps as TypeScript. */
export function describeConformance(tf: TensorFlow): void {
  const engine = new TensorFlowEngine(tf, { kind: 'cpu', cores: 2 })
  const cases = conformanceCases().map((each) => [each.title, each] as const)
  it.each(cases)('makes the same steps: %s', (_, { given, ...means }) => {
    const { losses, parameters } = compare(engine, given, means)
    expect(losses).toBeLessThan(tolerance)
    expect(parameters).toBeLessThan(tolerance)
  })
}
