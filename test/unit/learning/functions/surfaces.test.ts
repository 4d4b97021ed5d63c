import { describe, expect, it } from 'vitest'
import { Random } from '../../../../src-main/learning/algebra/random'
import { quadraticForm } from '../../../../src-main/learning/functions/surfaces/quadratic'
import { surfaceChoices, surfaces } from '../../../../src-main/learning/functions/surfaces/registry'
import { eigenvalues, type Point, type Surface } from '../../../../src-main/learning/functions/surfaces/surface'
import { onUnitSquare } from '../../../../src-main/learning/functions/surfaces/unit-square'

const gradientAt = ({ gradient }: Surface, [w1, w2]: Point): Float64Array => {
  const into = new Float64Array(2)
  gradient(w1, w2, into)
  return into
}

describe.each(Object.entries<Surface>(surfaces))('%s', (name, surface) => {
  const { box, start, minima, saddles } = surface
  const random = new Random(5)
  const places = Array.from({ length: 20 }, (): Point => [random.uniform(...box[0]), random.uniform(...box[1])])

  it('is registered under its name', () => {
    expect(surface.name).toBe(name)
    expect(Object.keys(surfaceChoices)).toContain(name)
  })

  it('keeps its start and its stationary points in its box', () => {
    for (const point of [start, ...minima, ...saddles]) {
      point.forEach((w, d) => {
        expect(w).toBeGreaterThanOrEqual(box[d][0])
        expect(w).toBeLessThanOrEqual(box[d][1])
      })
    }
  })

  it('has the gradient that central differences of its values give', () => {
    const h = 1e-5
    for (const [w1, w2] of places) {
      const [g1, g2] = gradientAt(surface, [w1, w2])
      const d1 = (surface.value(w1 + h, w2) - surface.value(w1 - h, w2)) / (2 * h)
      const d2 = (surface.value(w1, w2 + h) - surface.value(w1, w2 - h)) / (2 * h)
      expect(Math.abs(g1 - d1)).toBeLessThan(1e-7 * (1 + Math.abs(d1)))
      expect(Math.abs(g2 - d2)).toBeLessThan(1e-7 * (1 + Math.abs(d2)))
    }
  })

  it('has the second derivatives that central differences of its gradient give', () => {
    const h = 1e-5
    for (const [w1, w2] of places) {
      const { h11, h12, h22 } = surface.hessian(w1, w2)
      const along = (e1: number, e2: number): number[] => {
        const [above, below] = [1, -1].map((s) => gradientAt(surface, [w1 + s * h * e1, w2 + s * h * e2]))
        return [...above].map((value, d) => (value - below[d]) / (2 * h))
      }
      const differences = [...along(1, 0), ...along(0, 1)]
      ;[h11, h12, h12, h22].forEach((value, i) => {
        expect(Math.abs(value - differences[i])).toBeLessThan(1e-7 * (1 + Math.abs(value)))
      })
    }
  })

  it('is stationary at its minima and saddles, and curved as they must be', () => {
    for (const point of [...minima, ...saddles]) expect(Math.hypot(...gradientAt(surface, point))).toBeLessThan(1e-13)
    for (const point of minima) expect(eigenvalues(surface.hessian(...point))[0]).toBeGreaterThan(0)
    for (const point of saddles) expect(eigenvalues(surface.hessian(...point))[0]).toBeLessThan(0)
  })

  it('says truly whether its second derivatives are the same everywhere', () => {
    const hessians = new Set(places.map((point) => JSON.stringify(surface.hessian(...point))))
    expect(hessians.size === 1).toBe(surface.quadratic)
  })

  it('comes to values from 0 to 1 on the unit square', () => {
    const psi = onUnitSquare(surface)
    const values = Array.from({ length: 101 * 101 }, (_, n) => psi((n % 101) / 100, Math.floor(n / 101) / 100))
    expect(Math.min(...values)).toBe(0)
    expect(Math.max(...values)).toBe(1)
  })
})

describe('quadraticForm and eigenvalues', () => {
  // H = [[2, 1], [1, 2]] at w = (1, -2): w.Hw = 2 - 4 + 8 = 6, so L = 3; Hw = (2 - 2, 1 - 4) = (0, -3);
  // the eigenvalues of H are 1, for (1, -1), and 3, for (1, 1).
  it('agree with a case worked by hand', () => {
    const hessian = { h11: 2, h12: 1, h22: 2 }
    const form = quadraticForm(hessian, { ...surfaces.bowl })
    expect(form.value(1, -2)).toBe(3)
    expect([...gradientAt(form, [1, -2])]).toEqual([0, -3])
    expect(eigenvalues(hessian)).toEqual([1, 3])
  })
})
