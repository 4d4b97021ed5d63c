import type { DataType } from './tensor'

/** What an attribute may be. */
export type AttributeKind = 'type' | 'bool' | 'int' | 'float' | 'text' | 'texts' | 'shape' | 'tensor'

/** A fixed type of numbers, or the name of the attribute that says which. */
type TypeOf = DataType | TypeAttribute
type TypeAttribute =
  | 'T'
  | 'Tindices'
  | 'Tparams'
  | 'Taxis'
  | 'Tidx'
  | 'Tlabels'
  | 'TI'
  | 'SrcT'
  | 'DstT'
  | 'dtype'
  | 'out_type'
  | 'output_type'
  | 'element_dtype'
  | 'shape_type'
  | 'Tshape'
  | 'Index'
  | 'type'

interface Operation {
  readonly inputs: Readonly<Record<string, TypeOf>>
  readonly outputs: Readonly<Record<string, TypeOf>>
  readonly attributes: Readonly<Record<string, AttributeKind>>
}

const binary = { inputs: { x: 'T', y: 'T' }, outputs: { z: 'T' }, attributes: {} } as const
const unary = { inputs: { x: 'T' }, outputs: { y: 'T' }, attributes: {} } as const
const comparison = { inputs: { x: 'T', y: 'T' }, outputs: { z: 'bool' }, attributes: {} } as const
const reduction = {
  inputs: { input: 'T', reduction_indices: 'Tidx' },
  outputs: { output: 'T' },
  attributes: { keep_dims: 'bool' }
} as const
const activation = { inputs: { features: 'T' }, outputs: { activations: 'T' }, attributes: {} } as const
const gradientOfOutput = { inputs: { y: 'T', dy: 'T' }, outputs: { z: 'T' }, attributes: {} } as const

/**
 * TensorFlow's operations that are used here, as its documentation has them: the names of inputs and outputs, and the
 * attributes that must be given. An attribute that says the type of an input is not given but follows from that input.
 */
export const operations = {
  Placeholder: { inputs: {}, outputs: { output: 'dtype' }, attributes: { dtype: 'type', shape: 'shape' } },
  Const: { inputs: {}, outputs: { output: 'dtype' }, attributes: { dtype: 'type', value: 'tensor' } },
  Identity: { inputs: { input: 'T' }, outputs: { output: 'T' }, attributes: {} },
  Cast: { inputs: { x: 'SrcT' }, outputs: { y: 'DstT' }, attributes: { DstT: 'type' } },
  /** The same bytes as numbers of another type: one of 8 bytes from two of 4, which are then the last dimension. */
  Bitcast: { inputs: { input: 'T' }, outputs: { output: 'type' }, attributes: { type: 'type' } },
  Shape: { inputs: { input: 'T' }, outputs: { output: 'out_type' }, attributes: { out_type: 'type' } },
  Slice: { inputs: { input: 'T', begin: 'Index', size: 'Index' }, outputs: { output: 'T' }, attributes: {} },
  Reshape: { inputs: { tensor: 'T', shape: 'Tshape' }, outputs: { output: 'T' }, attributes: {} },
  DecodeRaw: {
    inputs: { bytes: 'string' },
    outputs: { output: 'out_type' },
    attributes: { out_type: 'type', little_endian: 'bool' }
  },
  Range: { inputs: { start: 'Tidx', limit: 'Tidx', delta: 'Tidx' }, outputs: { output: 'Tidx' }, attributes: {} },
  GatherV2: {
    inputs: { params: 'Tparams', indices: 'Tindices', axis: 'Taxis' },
    outputs: { output: 'Tparams' },
    attributes: { batch_dims: 'int' }
  },
  OneHot: {
    inputs: { indices: 'TI', depth: 'int32', on_value: 'T', off_value: 'T' },
    outputs: { output: 'T' },
    attributes: { axis: 'int' }
  },
  ArgMax: {
    inputs: { input: 'T', dimension: 'Tidx' },
    outputs: { output: 'output_type' },
    attributes: { output_type: 'type' }
  },
  ZerosLike: unary,

  VarHandleOp: {
    inputs: {},
    outputs: { resource: 'resource' },
    attributes: { dtype: 'type', shape: 'shape', shared_name: 'text', container: 'text' }
  },
  ReadVariableOp: { inputs: { resource: 'resource' }, outputs: { value: 'dtype' }, attributes: { dtype: 'type' } },
  AssignVariableOp: { inputs: { resource: 'resource', value: 'dtype' }, outputs: {}, attributes: {} },
  AssignAddVariableOp: { inputs: { resource: 'resource', value: 'dtype' }, outputs: {}, attributes: {} },
  ResourceGather: {
    inputs: { resource: 'resource', indices: 'Tindices' },
    outputs: { output: 'dtype' },
    attributes: { dtype: 'type', batch_dims: 'int', validate_indices: 'bool' }
  },
  ResourceApplyGradientDescent: {
    inputs: { var: 'resource', alpha: 'T', delta: 'T' },
    outputs: {},
    attributes: { use_locking: 'bool' }
  },
  ResourceApplyMomentum: {
    inputs: { var: 'resource', accum: 'resource', lr: 'T', grad: 'T', momentum: 'T' },
    outputs: {},
    attributes: { use_locking: 'bool', use_nesterov: 'bool' }
  },
  ResourceApplyAdam: {
    inputs: {
      var: 'resource',
      m: 'resource',
      v: 'resource',
      beta1_power: 'T',
      beta2_power: 'T',
      lr: 'T',
      beta1: 'T',
      beta2: 'T',
      epsilon: 'T',
      grad: 'T'
    },
    outputs: {},
    attributes: { use_locking: 'bool', use_nesterov: 'bool' }
  },

  MatMul: {
    inputs: { a: 'T', b: 'T' },
    outputs: { product: 'T' },
    attributes: { transpose_a: 'bool', transpose_b: 'bool' }
  },
  /** Of matrices as MatMul; its kernel for the CPU takes B as it lies, where that of MatMul rearranges it first. */
  BatchMatMulV2: { inputs: { x: 'T', y: 'T' }, outputs: { output: 'T' }, attributes: { adj_x: 'bool', adj_y: 'bool' } },
  _FusedMatMul: {
    inputs: { a: 'T', b: 'T', args: 'T' },
    outputs: { product: 'T' },
    attributes: {
      num_args: 'int',
      transpose_a: 'bool',
      transpose_b: 'bool',
      fused_ops: 'texts',
      epsilon: 'float',
      leakyrelu_alpha: 'float'
    }
  },
  BiasAdd: { inputs: { value: 'T', bias: 'T' }, outputs: { output: 'T' }, attributes: { data_format: 'text' } },
  BiasAddGrad: { inputs: { out_backprop: 'T' }, outputs: { output: 'T' }, attributes: { data_format: 'text' } },
  /** Of two tensors, not of any number. */
  ConcatV2: { inputs: { first: 'T', second: 'T', axis: 'Tidx' }, outputs: { output: 'T' }, attributes: { N: 'int' } },
  AddV2: binary,
  Sub: binary,
  Mul: binary,
  Maximum: binary,
  Minimum: binary,
  Less: comparison,
  LessEqual: comparison,
  GreaterEqual: comparison,
  NotEqual: comparison,
  Neg: unary,
  Square: unary,
  Tanh: unary,
  Sigmoid: unary,
  TanhGrad: gradientOfOutput,
  SigmoidGrad: gradientOfOutput,
  Relu: activation,
  Softplus: activation,
  ReluGrad: { inputs: { gradients: 'T', features: 'T' }, outputs: { backprops: 'T' }, attributes: {} },
  L2Loss: { inputs: { t: 'T' }, outputs: { output: 'T' }, attributes: {} },
  Sum: reduction,
  Mean: reduction,
  SparseSoftmaxCrossEntropyWithLogits: {
    inputs: { features: 'T', labels: 'Tlabels' },
    outputs: { loss: 'T', backprop: 'T' },
    attributes: {}
  },

  TensorListReserve: {
    inputs: { element_shape: 'shape_type', num_elements: 'int32' },
    outputs: { handle: 'variant' },
    attributes: { element_dtype: 'type' }
  },
  TensorListFromTensor: {
    inputs: { tensor: 'element_dtype', element_shape: 'shape_type' },
    outputs: { output_handle: 'variant' },
    attributes: {}
  },
  TensorListGetItem: {
    inputs: { input_handle: 'variant', index: 'int32', element_shape: 'int32' },
    outputs: { item: 'element_dtype' },
    attributes: { element_dtype: 'type' }
  },
  TensorListSetItem: {
    inputs: { input_handle: 'variant', index: 'int32', item: 'element_dtype' },
    outputs: { output_handle: 'variant' },
    attributes: {}
  },
  TensorListStack: {
    inputs: { input_handle: 'variant', element_shape: 'int32' },
    outputs: { tensor: 'element_dtype' },
    attributes: { element_dtype: 'type', num_elements: 'int' }
  }
} as const satisfies Readonly<Record<string, Operation>>

export type Operations = typeof operations
export type OperationName = keyof Operations
