import { describe, expect, it } from 'vitest'
import { curveChoices, curves, type Curve } from '../../../../src-main/learning/functions/curves'

describe.each(Object.entries<Curve>(curves))('%s', (name, curve) => {
  const [a, b] = curve.interval

  it('is registered under its name, with a choice that shows its formula and interval', () => {
    expect(curve.name).toBe(name)
    const choice = curveChoices[name as keyof typeof curveChoices]
    expect(choice.startsWith(`${curve.formula} on [${a}, ${b}]`)).toBe(true)
  })

  it('is finite on its interval', () => {
    expect(a).toBeLessThan(b)
    for (let i = 0; i <= 100; i++) expect(Number.isFinite(curve.value(a + ((b - a) * i) / 100))).toBe(true)
  })

  it('has the second derivative that central differences give', () => {
    const { value, secondDerivative } = curve
    if (secondDerivative === undefined) return expect(['absolute', 'square-root']).toContain(name)
    const h = 1e-4
    for (let i = 1; i < 20; i++) {
      const x = a + ((b - a) * i) / 20
      const difference = (value(x - h) - 2 * value(x) + value(x + h)) / (h * h)
      expect(Math.abs(secondDerivative(x) - difference)).toBeLessThan(1e-3 * (1 + Math.abs(difference)))
    }
  })
})

it('has the values that its formulas have', () => {
  expect(curves.sine.value(0.25)).toBe(1)
  expect(curves.damped.value(0.5)).toBeCloseTo(Math.exp(-1), 15)
  expect(curves.chirp.value(0.5)).toBeCloseTo(0, 15)
  expect(curves.cubic.value(-1.5)).toBe(-1.875)
  expect(curves.runge.value(0.2)).toBeCloseTo(0.5, 15)
  expect(curves.step.value(0.1)).toBeCloseTo(0.7615941559557649, 15)
  expect(curves.absolute.value(-0.3)).toBe(0.3)
  expect(curves['square-root'].value(0.25)).toBe(0.5)
})
