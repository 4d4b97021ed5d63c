import type { Constant } from './attributes'
import type { Scope, Waited } from './scope'
import type { DataType, Tensor } from './tensor'

/** The operations of linear algebra and calculus on tensors of one scope, so that code reads like the formulas. */
export class Calculus {
  readonly #constants = new Map<string, Tensor>()

  constructor(readonly scope: Scope) {}

  /** A constant; equal ones are one. */
  constant(type: Constant['type'], values: readonly number[], shape: readonly number[] = [values.length]): Tensor {
    const key = `${type} ${shape.join('x')} ${values.join()}`
    const known = this.#constants.get(key)
    if (known !== undefined) return known
    const { output } = this.scope.add('Const', {}, { dtype: type, value: { type, shape, values } }).outputs
    this.#constants.set(key, output)
    return output
  }

  /** A number. */
  number(value: number, type: Constant['type'] = 'float'): Tensor {
    return this.constant(type, [value], [])
  }

  /** a b, or with their transposes. */
  product(a: Tensor, b: Tensor, { transposeA = false, transposeB = false } = {}): Tensor {
    const transposes = { transpose_a: transposeA, transpose_b: transposeB }
    return this.scope.add('MatMul', { a, b }, transposes).outputs.product
  }

  plus(x: Tensor, y: Tensor): Tensor {
    return this.scope.add('AddV2', { x, y }, {}).outputs.z
  }

  minus(x: Tensor, y: Tensor): Tensor {
    return this.scope.add('Sub', { x, y }, {}).outputs.z
  }

  /** x (.) y, component by component. */
  times(x: Tensor, y: Tensor): Tensor {
    return this.scope.add('Mul', { x, y }, {}).outputs.z
  }

  negative(x: Tensor): Tensor {
    return this.scope.add('Neg', { x }, {}).outputs.y
  }

  square(x: Tensor): Tensor {
    return this.scope.add('Square', { x }, {}).outputs.y
  }

  tanh(x: Tensor): Tensor {
    return this.scope.add('Tanh', { x }, {}).outputs.y
  }

  sigmoid(x: Tensor): Tensor {
    return this.scope.add('Sigmoid', { x }, {}).outputs.y
  }

  /** log(1 + e^x). */
  softplus(features: Tensor): Tensor {
    return this.scope.add('Softplus', { features }, {}).outputs.activations
  }

  /** max(0, x); NaN stays NaN. */
  positivePart(x: Tensor): Tensor {
    return this.scope.add('Maximum', { x, y: this.number(0) }, {}).outputs.z
  }

  /** The smaller one of x and y. */
  least(x: Tensor, y: Tensor): Tensor {
    return this.scope.add('Minimum', { x, y }, {}).outputs.z
  }

  /** 1 where x < y, else 0. */
  less(x: Tensor, y: Tensor): Tensor {
    return this.cast(this.scope.add('Less', { x, y }, {}).outputs.z, 'float')
  }

  /** 1 where x <= y, else 0. */
  lessOrEqual(x: Tensor, y: Tensor): Tensor {
    return this.cast(this.scope.add('LessEqual', { x, y }, {}).outputs.z, 'float')
  }

  /** 1 where x >= y, else 0. */
  greaterOrEqual(x: Tensor, y: Tensor): Tensor {
    return this.cast(this.scope.add('GreaterEqual', { x, y }, {}).outputs.z, 'float')
  }

  /** 1 where x and y differ, else 0. */
  differs(x: Tensor, y: Tensor): Tensor {
    return this.cast(this.scope.add('NotEqual', { x, y }, {}).outputs.z, 'float')
  }

  cast(x: Tensor, type: DataType): Tensor {
    return this.scope.add('Cast', { x }, { DstT: type }).outputs.y
  }

  /** The sum over all of the axes named. */
  sum(input: Tensor, axes: readonly number[], keepDimensions = false): Tensor {
    const inputs = { input, reduction_indices: this.constant('int32', axes) }
    return this.scope.add('Sum', inputs, { keep_dims: keepDimensions }).outputs.output
  }

  /** The mean over all of the axes named. */
  mean(input: Tensor, axes: readonly number[]): Tensor {
    const inputs = { input, reduction_indices: this.constant('int32', axes) }
    return this.scope.add('Mean', inputs, { keep_dims: false }).outputs.output
  }

  /** The sum of the rows: of a matrix of N x D, D numbers. */
  sumOfRows(out_backprop: Tensor): Tensor {
    return this.scope.add('BiasAddGrad', { out_backprop }, { data_format: 'NHWC' }).outputs.output
  }

  /** The same vector added to every row. */
  addToRows(value: Tensor, bias: Tensor): Tensor {
    return this.scope.add('BiasAdd', { value, bias }, { data_format: 'NHWC' }).outputs.output
  }

  /** ||x||^2 / 2. */
  halfSquaredNorm(t: Tensor): Tensor {
    return this.scope.add('L2Loss', { t }, {}).outputs.output
  }

  /** A matrix with `on` in the column that is the row's class, and `off` in the others. */
  oneHot(indices: Tensor, count: number, on: number, off: number): Tensor {
    const inputs = {
      indices,
      depth: this.number(count, 'int32'),
      on_value: this.number(on),
      off_value: this.number(off)
    }
    return this.scope.add('OneHot', inputs, { axis: -1 }).outputs.output
  }

  reshape(tensor: Tensor, shape: readonly number[]): Tensor {
    return this.scope.add('Reshape', { tensor, shape: this.constant('int32', shape) }, {}).outputs.output
  }

  /** The columns of a matrix that `indices` names. */
  columns(params: Tensor, indices: Tensor): Tensor {
    const inputs = { params, indices, axis: this.number(1, 'int32') }
    return this.scope.add('GatherV2', inputs, { batch_dims: 0 }).outputs.output
  }

  /** Two matrices side by side. */
  beside(first: Tensor, second: Tensor): Tensor {
    return this.scope.add('ConcatV2', { first, second, axis: this.number(1, 'int32') }, { N: 2 }).outputs.output
  }

  /** What a variable holds. */
  read(resource: Tensor, dtype: DataType, after: readonly Waited[] = []): Tensor {
    return this.scope.add('ReadVariableOp', { resource }, { dtype }, after).outputs.value
  }

  /** Rows of a matrix that a variable holds, or entries of a vector. */
  gather(resource: Tensor, dtype: DataType, indices: Tensor): Tensor {
    const attributes = { dtype, batch_dims: 0, validate_indices: true }
    return this.scope.add('ResourceGather', { resource, indices }, attributes).outputs.output
  }
}
