import type { Tensor, Tensors } from '../../algebra/tensor'
import { multiplicationsOf, type NetworkDescription } from '../../network/description'
import type { Row } from '../../report'

/** A row for each quantity of layer l: its shape, its Euclidean norm, its largest entry by size. */
export function quantityRows(layer: number, tensors: Tensors): readonly Row[] {
  return Object.entries(tensors).map(([quantity, { shape, values }]) => {
    const { norm, largest } = sizeOf(values)
    return { layer, quantity, shape: shape.join(' x '), norm, largest }
  })
}

function sizeOf(values: Tensor['values']): { readonly norm: number; readonly largest: number } {
  let sum = 0
  let largest = 0
  for (const value of values) {
    sum += value * value
    largest = Math.max(largest, Math.abs(value))
  }
  return { norm: Math.sqrt(sum), largest }
}

/** The multiplications of the matrix products for one sample, layer by layer and together. */
export function multiplicationRows(description: NetworkDescription): readonly Row[] {
  const quantity = 'multiplications'
  const counts = multiplicationsOf(description)
  const total = { forward: 0, backward: 0 }
  for (const { forward, backward } of counts) {
    total.forward += forward
    total.backward += backward
  }
  const rows = counts.map((count, l) => ({ layer: l + 1, quantity, ...count, ratio: count.backward / count.forward }))
  return [...rows, { quantity: 'all multiplications', ...total, ratio: total.backward / total.forward }]
}
