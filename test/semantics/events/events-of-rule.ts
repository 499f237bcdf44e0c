import type { FieldValue, LogEvent } from '../log-event.js';
import type { Condition, PatternPart, ParsedRule, Detection, Value } from '../sigma/rule.js';
import { baseEvent, FIELDS_OF_THE_KIND, isAlwaysThere, isIpv6, isOfOneKind, kindWith, withOneHost } from './base-events.js';
import { Random } from './random.js';
import { shapeOf } from './shapes.js';
import { edgesOf, textFor } from './text-of-wishes.js';
import { waysToBe, type Way } from './wishes.js';

/** Where a keyword is put: the text of a log source that holds what people write, or as much of it as there is. */
const TEXT_FIELDS = [
  'ScriptBlockText',
  'Data',
  'Payload',
  'CommandLine',
  'Message',
  'COMMAND',
  'a3',
  'cs-uri-query',
  'cs-user-agent',
  'Details',
  'statement',
  'Description',
  'Image',
  'name',
  'query',
  'uri',
];

const DIGESTS = ['md5', 'sha1', 'sha256', 'Imphash'];

/** Fields of one kind that are easily taken for each other. */
const LOOK_ALIKES: readonly (readonly [string, string])[] = [
  ['Image', 'ParentImage'],
  ['CommandLine', 'ParentCommandLine'],
  ['User', 'ParentUser'],
  ['SourceImage', 'TargetImage'],
  ['SourceIp', 'DestinationIp'],
  ['SourcePort', 'DestinationPort'],
  ['SourceHostname', 'DestinationHostname'],
  ['Image', 'ImageLoaded'],
  ['Image', 'TargetFilename'],
  ['SourceFilename', 'TargetFilename'],
  ['TargetObject', 'NewName'],
  ['TargetUserName', 'SubjectUserName'],
  ['Image', 'OriginalFileName'],
  ['cs-user-agent', 'cs-referer'],
  ['src_ip', 'dst_ip'],
];

/**
 * Events for a rule: such as it means, each of its alternatives in turn, and near misses of those, then noise. The same
 * for the same rule. At most about `count` of them, spread over the kinds.
 */
export function eventsOf(rule: ParsedRule, seed: string, count: number): readonly LogEvent[] {
  const random = new Random(seed);
  const base = baseEvent(rule.logsource, fieldsOf(rule));
  const made = new Made(base, random);
  const ways = rule.conditions.flatMap((condition) => waysToBe(condition, true, random));
  const hits = ways.map((way) => made.event(way));
  const filteredWays = filtersOf(rule).flatMap((filter) => waysToBe(filter, true, random).map((way) => [...(ways[0] ?? []), ...way]));
  const filtered = filteredWays.map((way) => made.event(way));
  const missing = rule.conditions.flatMap((condition) => waysToBe(condition, false, random));
  const misses = [...[...ways, ...filteredWays].flatMap(nearMisses), ...missing].map((way) => made.event(way));
  const variants = random.some(hits, Math.ceil(count / 12)).flatMap((event) => variantsOf(event, fieldsOf(rule), random));
  const kinds = [hits, filtered, variants, misses];
  return distinct([base, ...kinds.flatMap((kind) => random.some(distinct(kind), Math.ceil(count / kinds.length)))]).filter(isPossible);
}

/** The same wishes, but for one: a pattern's texts in the opposite order, or two characters for one; the addresses at the edges of a network. */
const nearMisses = (way: Way): readonly Way[] =>
  way.flatMap((wish, at) => {
    const { value } = wish;
    if (value === 'absent') return [];
    const ways = (texts: readonly (readonly PatternPart[])[]): readonly Way[] =>
      texts.map((parts) => way.with(at, { ...wish, value: { kind: 'pattern', parts, cased: false } }));
    if (value.kind === 'cidr') return ways(edgesOf(value).map((text) => [{ text }]));
    if (value.kind !== 'pattern') return [];
    const { parts } = value;
    const reversed = parts.filter((part) => 'text' in part).length > 1 ? [parts.toReversed()] : [];
    const longer = parts.some(isOneCharacter) ? [parts.map((part) => (isOneCharacter(part) ? { text: 'qq' } : part))] : [];
    return ways([...reversed, ...longer]);
  });

const isOneCharacter = (part: PatternPart): boolean => 'wildcard' in part && part.wildcard === '?';

/** Events from the wishes for them. */
class Made {
  constructor(
    private readonly base: LogEvent,
    private readonly random: Random,
  ) {}

  /** The first of the texts of the event that could have the keyword in it. */
  private fieldForKeyword(value: Value | 'absent'): string {
    const texts = TEXT_FIELDS.filter((known) => known in this.base.fields);
    const couldHave = (field: string): boolean => {
      const shape = shapeOf(field, this.base.logsource);
      return shape.isPossible(textFor(shape, [withinText(value)], () => '', this.random) ?? '');
    };
    return texts.find(couldHave) ?? texts[0] ?? 'Data';
  }

  event(way: Way): LogEvent {
    const fields: Record<string, FieldValue> = { ...this.base.fields };
    const wished = new Map<string, (Value | 'absent')[]>();
    for (const { field, value } of way) {
      const name = field ?? this.fieldForKeyword(value);
      wished.set(name, [...(wished.get(name) ?? []), field === undefined ? withinText(value) : value]);
    }
    for (const [field, values] of wished) {
      const text = textFor(shapeOf(field, this.base.logsource), values, (other) => String(fields[other] ?? 'same'), this.random);
      if (text !== undefined) Object.assign(fields, { [field]: text });
      else if (!isAlwaysThere(this.base.logsource, field)) Reflect.deleteProperty(fields, field);
    }
    // A digest of its own stands in the place of the list.
    if (DIGESTS.some((field) => wished.has(field)) && !wished.has('Hashes')) Reflect.deleteProperty(fields, 'Hashes');
    for (const field of wished.keys()) {
      if (wished.get(field)?.some((value) => value !== 'absent')) Object.assign(fields, kindWith(this.base.logsource, field));
    }
    return withOneHost({ ...this.base, fields: { ...fields, ...versionsOfIp(fields, wished) } });
  }
}

/** A keyword is somewhere in a text. */
function withinText(value: Value | 'absent'): Value | 'absent' {
  if (value === 'absent' || value.kind !== 'pattern' || value.parts.length === 0) return value;
  return { ...value, parts: [ANYTHING, ...value.parts, ANYTHING] };
}

const ANYTHING: PatternPart = { wildcard: '*' };

/** What Sysmon says of an address beside it, where a rule does not ask for it. */
const versionsOfIp = (fields: Readonly<Record<string, FieldValue>>, wished: ReadonlyMap<string, unknown>): Record<string, FieldValue> =>
  Object.fromEntries(
    ['Source', 'Destination'].flatMap((side) => {
      const [address, field] = [fields[`${side}Ip`], `${side}IsIpv6`];
      return address === undefined || !(field in fields) || wished.has(field) ? [] : [[field, String(isIpv6(address))]];
    }),
  );

/** One change each: another case, a character more or less, text around it, the field left out, another field instead. */
function variantsOf(event: LogEvent, fields: readonly string[], random: Random): readonly LogEvent[] {
  return fields.flatMap((field) => {
    const value = event.fields[field];
    // Either side can open a connection: the same from the other one.
    if (field === 'Initiated') return [{ ...event, fields: { ...event.fields, Initiated: String(value !== 'true') } }];
    if (typeof value !== 'string' || FIELDS_OF_THE_KIND.has(field)) return [];
    const at = random.below(value.length + 1);
    const changed = [
      value.toUpperCase(),
      value.toLowerCase(),
      `${value.slice(0, at)}z${value.slice(at)}`,
      `${value.slice(0, Math.max(0, at - 1))}${value.slice(at)}`,
      `${value}z`,
      `${value} `,
      `z${value}`,
      `${value.slice(0, at)}\n${value.slice(at)}`,
      `${value}"`,
      `${value}&`,
    ];
    const texts = shapeOf(field, event.logsource).isFreeText ? changed : changed.slice(2, 4);
    const without = { ...event, fields: Object.fromEntries(Object.entries(event.fields).filter(([name]) => name !== field)) };
    const swapped = LOOK_ALIKES.flatMap((pair) => {
      const other = pair[0] === field ? pair[1] : pair[1] === field ? pair[0] : undefined;
      const otherValue = other === undefined ? undefined : event.fields[other];
      return other === undefined || otherValue === undefined
        ? []
        : [{ ...event, fields: { ...event.fields, [field]: otherValue, [other]: value } }];
    });
    return [...random.some(texts, 5).map((text) => ({ ...event, fields: { ...event.fields, [field]: text } })), without, ...swapped];
  });
}

/** The parts of a rule that an event must not match. */
function filtersOf({ conditions }: ParsedRule): readonly Condition[] {
  const filters = (condition: Condition, negated: boolean): readonly Condition[] => {
    switch (condition.kind) {
      case 'not':
        return filters(condition.operand, !negated);
      case 'and':
      case 'or':
      case 'quantifier':
        return (condition.operands as readonly Condition[]).flatMap((operand) => filters(operand, negated));
      case 'search-identifier':
        return negated ? [condition] : [];
    }
  };
  return conditions.flatMap((condition) => filters(condition, false));
}

/** Every field that a rule looks at. */
export function fieldsOf({ detections }: ParsedRule): readonly string[] {
  const fields = (detection: Detection): readonly string[] =>
    detection.kind === 'detection-item' ? (detection.field === undefined ? [] : [detection.field]) : detection.detections.flatMap(fields);
  return [...new Set([...detections.values()].flatMap(fields))];
}

/** Windows writes events as XML, whose characters are not all that there are (https://www.w3.org/TR/xml/#charsets). */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

const isPossible = (event: LogEvent): boolean =>
  isOfOneKind(event) &&
  Object.entries(event.fields).every(
    ([field, value]) =>
      typeof value !== 'string' || value === '' || (!NOT_IN_XML.test(value) && shapeOf(field, event.logsource).isPossible(value)),
  );

const distinct = (events: readonly LogEvent[]): readonly LogEvent[] => [
  ...new Map(events.map((event) => [JSON.stringify(event.fields), event])).values(),
];
