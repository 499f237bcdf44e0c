import type { SigmaValue } from '../../sigma/ast.js';
import type { MappingKind, MappingKinds } from '../../targets/target.js';
import { bindValueInAny } from '../bind-value.js';
import type { BindResult } from '../bind-result.js';
import type { BindContext } from '../bind-context.js';
import { bindAnyElement } from './bind-any-element.js';
import { bindDashWhenEmpty, bindOtherWhenEmpty } from './bind-dash.js';
import { bindDevicePath } from './bind-device-path.js';
import { bindDigests } from './bind-digests.js';
import { bindPathWithRepeatedName } from './bind-path-with-repeated-name.js';
import { bindNever } from './bind-fixed.js';
import { bindFlag } from './bind-flag.js';
import { bindGuid } from './bind-guid.js';
import { bindHexNumber, bindHexOrDecimalText, bindHexText } from './bind-hex.js';
import { bindMappedAddress } from './bind-mapped-address.js';
import { bindNameOrJson } from './bind-name-or-json.js';
import { bindFileNameOnly, bindPath } from './bind-path.js';
import { bindRegistryData, bindRegistryPath } from './bind-registry.js';
import { bindContainedIn } from './bind-contained-in.js';
import { bindUnnamedMember } from './bind-unnamed-member.js';
import { bindPathAndQuery, bindUri, bindWebLogText } from './bind-url.js';
import { bindValueMap } from './bind-value-map.js';

/** A way of mapping that asks for each value of a test by itself. */
export type ValueMappingKind = Exclude<MappingKind, 'fixed' | 'unsupported'>;

/** How a value is asked for in each way of mapping. The caveats of the mapping are told by the caller. */
export const BIND_BY_KIND: {
  readonly [K in ValueMappingKind]: (mapping: MappingKinds[K], value: SigmaValue, context: BindContext) => BindResult;
} = {
  anyOf: ({ anyOf }, value, context) => bindValueInAny(anyOf.map(context.operand), value, context),
  dashWhenEmpty: bindDashWhenEmpty,
  otherWhenEmpty: bindOtherWhenEmpty,
  mappedAddress: bindMappedAddress,
  guid: bindGuid,
  path: bindPath,
  devicePath: bindDevicePath,
  uri: bindUri,
  pathAndQuery: bindPathAndQuery,
  nameOrJson: bindNameOrJson,
  webLogText: bindWebLogText,
  fileNameOnly: bindFileNameOnly,
  pathWithRepeatedName: bindPathWithRepeatedName,
  valueMap: bindValueMap,
  anyElement: bindAnyElement,
  digests: bindDigests,
  registryPath: bindRegistryPath,
  registryData: bindRegistryData,
  hexNumber: bindHexNumber,
  hexText: bindHexText,
  hexOrDecimalText: bindHexOrDecimalText,
  flag: bindFlag,
  unnamedMember: bindUnnamedMember,
  containedIn: bindContainedIn,
  never: bindNever,
};
