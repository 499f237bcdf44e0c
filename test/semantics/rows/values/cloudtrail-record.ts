import type { LogEvent } from '../../log-event.js';
import type { Json } from '../row.js';
import { textOf } from './event-fields.js';
import { recordOf } from './json-record.js';

/** What is a list in the requests that rules ask for: https://docs.aws.amazon.com/AmazonECS/latest/APIReference and those of Lambda. */
const LISTS = ['requestParameters.containerDefinitions', 'requestParameters.containerDefinitions.command', 'requestParameters.layers'];

/** One part of a record of CloudTrail. What a rule looks for in all of it is a text within it, such as that of a policy. */
export function partOfRecord(event: LogEvent, part: string): Json | undefined {
  const members = recordOf(event, part, LISTS) as Readonly<Record<string, Json>> | undefined;
  const within = textOf(event, part);
  return within === undefined ? members : { ...members, policyDocument: within };
}
