/**
 * Columns of the Device* tables that are in lower case in every record, whatever case the file or the account has. Names of
 * files, `FolderPath` and command lines are as they were.
 *
 * Source: records of the streaming API in elastic/integrations, packages/m365_defender, test-device.log (2022 to 2024). A record
 * of ConnectionFound has `InitiatingProcessFolderPath` as it was, which a comparison without case finds as well.
 */
export const LOWER_CASE_COLUMNS = {
  account: ['AccountDomain', 'AccountName'],
  digests: ['MD5', 'SHA1', 'SHA256'],
  initiatingProcess: ['InitiatingProcessAccountDomain', 'InitiatingProcessAccountName', 'InitiatingProcessFolderPath'],
} as const;

/**
 * Columns of the ASIM parsers that are filled from those: of the process that causes an event, and of accounts. The protocol is in
 * upper case.
 *
 * Source: the parsers for Microsoft Defender XDR in Azure/Azure-Sentinel, Parsers/ASim<Schema>/Parsers.
 */
export const CASE_LOST_IN_ASIM = {
  actingProcess: ['ActingProcessName', 'ActorUsername'],
  connection: ['SrcUsername', 'DstUsername', 'NetworkProtocol'],
  target: ['TargetUsername'],
} as const;
