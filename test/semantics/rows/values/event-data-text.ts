/**
 * The text of a member of an event as it is in the XML of the table Event. No ASIM parser undoes the escapes: they take the
 * text of the XML apart with regular expressions.
 *
 * Source: Azure/Azure-Sentinel, e.g. Parsers/ASimProcessEvent/Parsers/vimProcessCreateMicrosoftSysmon.yaml (parse-kv over
 * EventData). That Windows escapes these three and no other is judgement.
 */
export const escapedText = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * The same, as the parsers read it that take the braces off GUIDs: they take one off either end of every member.
 *
 * Source: the expression `{?([^<]*?)}?` in the parsers for Sysmon, as above.
 */
export const escapedTextWithoutBraces = (value: string): string => escapedText(value).replace(/^\{/, '').replace(/\}$/, '');
