import { sigmoid } from './sigmoid'

/**
 * An activation function sigma, applied component by component: its value and its derivative, side by side.
 * NaN stays NaN, so that a training that has diverged is seen.
 */
export interface Activation {
  /** sigma(s). */
  readonly value: (s: number) => number
  /** sigma'(s). The value x = sigma(s) is known from the forward pass, and often all that is needed. */
  readonly derivative: (s: number, x: number) => number
  /** Whether sigma' jumps somewhere, so that a central difference across that place says nothing. */
  readonly kink?: true
}

/** The activation functions by their names (lecture, sections 3.4 and 3.5). */
export const activations = {
  /** 2 / (1 + e^(-2 s)) - 1, from -1 to 1. */
  tanh: {
    value: Math.tanh,
    derivative: (_, x) => 1 - x * x
  },
  /** max(0, s); the derivative at 0 is taken as 0. */
  relu: {
    value: (s) => (s < 0 ? 0 : s),
    derivative: (s) => (s > 0 ? 1 : 0),
    kink: true
  },
  /** 1 / (1 + e^(-s)), from 0 to 1. */
  sigmoid: {
    value: sigmoid,
    derivative: (_, x) => x * (1 - x)
  },
  /** s itself. */
  identity: {
    value: (s) => s,
    derivative: () => 1
  }
} as const satisfies Readonly<Record<string, Activation>>

export type ActivationName = keyof typeof activations

/** x = sigma(s), for the first `count` components. */
export function activate({ value }: Activation, s: Float64Array, count: number, x: Float64Array): void {
  for (let i = 0; i < count; i++) x[i] = value(s[i])
}

/** [dl/ds] = [dl/dx] (.) sigma'(s), for the first `count` components. */
export function chain(
  { derivative }: Activation,
  dx: Float64Array,
  s: Float64Array,
  x: Float64Array,
  count: number,
  ds: Float64Array
): void {
  for (let i = 0; i < count; i++) ds[i] = dx[i] * derivative(s[i], x[i])
}
