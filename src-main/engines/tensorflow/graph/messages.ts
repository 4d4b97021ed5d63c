import protobuf from 'protobufjs'

/*
 * The protocol buffers of a SavedModel, as far as they are written here: numbers and names of the fields as in
 * TensorFlow's saved_model.proto, meta_graph.proto, graph.proto, function.proto, node_def.proto, op_def.proto,
 * attr_value.proto, tensor.proto and tensor_shape.proto.
 */
const definitions = `
syntax = "proto3";
message SavedModel { int64 saved_model_schema_version = 1; repeated MetaGraphDef meta_graphs = 2; }
message MetaGraphDef {
  message MetaInfoDef { repeated string tags = 4; string tensorflow_version = 5; }
  MetaInfoDef meta_info_def = 1;
  GraphDef graph_def = 2;
}
message GraphDef { repeated NodeDef node = 1; FunctionDefLibrary library = 2; VersionDef versions = 4; }
message VersionDef { int32 producer = 1; int32 min_consumer = 2; }
message NodeDef {
  string name = 1;
  string op = 2;
  repeated string input = 3;
  string device = 4;
  map<string, AttrValue> attr = 5;
}
message FunctionDefLibrary { repeated FunctionDef function = 1; }
message FunctionDef {
  OpDef signature = 1;
  repeated NodeDef node_def = 3;
  map<string, string> ret = 4;
  map<string, AttrValue> attr = 5;
  map<string, string> control_ret = 6;
}
message OpDef {
  message ArgDef { string name = 1; int32 type = 3; }
  string name = 1;
  repeated ArgDef input_arg = 2;
  repeated ArgDef output_arg = 3;
  bool is_stateful = 17;
  repeated string control_output = 20;
}
message NameAttrList { string name = 1; map<string, AttrValue> attr = 2; }
message AttrValue {
  message ListValue {
    repeated bytes s = 2;
    repeated int64 i = 3;
    repeated float f = 4;
    repeated bool b = 5;
    repeated int32 type = 6;
    repeated TensorShapeProto shape = 7;
  }
  oneof value {
    ListValue list = 1;
    bytes s = 2;
    int64 i = 3;
    float f = 4;
    bool b = 5;
    int32 type = 6;
    TensorShapeProto shape = 7;
    TensorProto tensor = 8;
    NameAttrList func = 10;
  }
}
message TensorShapeProto {
  message Dim { int64 size = 1; }
  repeated Dim dim = 2;
  bool unknown_rank = 3;
}
message TensorProto { int32 dtype = 1; TensorShapeProto tensor_shape = 2; bytes tensor_content = 4; }
`

/** The message SavedModel, which holds all others. */
export const savedModel = protobuf.parse(definitions, { keepCase: true }).root.lookupType('SavedModel')

export interface ShapeProto {
  readonly dim?: readonly { readonly size: number }[]
  readonly unknown_rank?: boolean
}

/** The value of an attribute: one of these, as its kind asks for. */
export interface AttrValue {
  readonly s?: Uint8Array
  readonly i?: number
  readonly f?: number
  readonly b?: boolean
  readonly type?: number
  readonly shape?: ShapeProto
  readonly tensor?: { readonly dtype: number; readonly tensor_shape: ShapeProto; readonly tensor_content: Uint8Array }
  readonly func?: { readonly name: string; readonly attr: Readonly<Record<string, AttrValue>> }
  readonly list?: { readonly s?: readonly Uint8Array[]; readonly type?: readonly number[] }
}

export interface NodeDef {
  readonly name: string
  readonly op: string
  readonly input: readonly string[]
  readonly attr: Readonly<Record<string, AttrValue>>
}

export interface ArgDef {
  readonly name: string
  readonly type: number
}

export interface FunctionDef {
  readonly signature: {
    readonly name: string
    readonly input_arg: readonly ArgDef[]
    readonly output_arg: readonly ArgDef[]
    readonly is_stateful: boolean
    readonly control_output: readonly string[]
  }
  readonly node_def: readonly NodeDef[]
  /** The tensor that each output is. */
  readonly ret: Readonly<Record<string, string>>
  readonly control_ret: Readonly<Record<string, string>>
  readonly attr: Readonly<Record<string, AttrValue>>
}

export interface GraphParts {
  readonly nodes: readonly NodeDef[]
  readonly functions: readonly FunctionDef[]
}

/** The graph version that the oldest library supported (2.9) writes: newer ones read it too. */
const producer = 1087

/** A SavedModel of one graph with the tag "serve", as the bytes of its file saved_model.pb. */
export function encodeSavedModel({ nodes, functions }: GraphParts): Uint8Array {
  const graph = { node: nodes, library: { function: functions }, versions: { producer } }
  const meta = { meta_info_def: { tags: ['serve'], tensorflow_version: '2.9.1' }, graph_def: graph }
  const model = { saved_model_schema_version: 1, meta_graphs: [meta] }
  return savedModel.encode(savedModel.fromObject(model)).finish()
}
