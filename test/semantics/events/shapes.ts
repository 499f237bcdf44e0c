import type { LogSource } from '../log-event.js';

/**
 * What a value of a field can look like, so that events are such as a log source could write. The tables are modelled
 * for those; about an `Image` of `\REGISTRY\x` or a port `80x` they say nothing.
 */
export interface Shape {
  readonly isPossible: (text: string) => boolean;
  /** What stands before, and after, a text that is part of such a value. */
  readonly before: (text: string) => string;
  readonly after: (text: string) => string;
  /** Whether a character more or less, or of another case, leaves a value that could be. */
  readonly isFreeText: boolean;
}

const anything: Shape = { isPossible: () => true, before: () => 'some ', after: () => ' more', isFreeText: true };

/** What no name of a file, and no name that people give in the registry, has in it. */
const NOT_IN_NAMES = /[\p{Cc}]/u;

const path: Shape = {
  isPossible: (text) => !NOT_IN_NAMES.test(text) && /^(?:[A-Za-z]:\\|\\\\[^\\]|\\Device\\)./i.test(text),
  before: (text) => {
    if (text.startsWith(':')) return 'C';
    if (text.startsWith('\\Device\\')) return '';
    return text.startsWith('\\') || text.startsWith('/') ? 'C:\\Data' : 'C:\\Data\\';
  },
  after: (text) => (/[\\/]$/.test(text) ? 'tool.exe' : 'x.dat'),
  isFreeText: true,
};

/** As code integrity has them: with the volume, or a driver below the folder of Windows. */
const kernelPath: Shape = {
  isPossible: (text) => !NOT_IN_NAMES.test(text) && /^(?:\\Device\\HarddiskVolume\d+\\|\\?SystemRoot\\|System32\\)[^\\]/i.test(text),
  before: (text) => {
    if (/^\\?(?:Device|SystemRoot|System32)\\/i.test(text)) return '';
    return `\\Device\\HarddiskVolume3\\Data${/^[\\/]/.test(text) ? '' : '\\'}`;
  },
  after: path.after,
  isFreeText: true,
};

/** The path of a program, or what the kernel starts itself, which has a name and no path. */
const program: Shape = {
  ...path,
  isPossible: (text) => path.isPossible(text) || /^(?:System|Registry|MemCompression|vmmem|-)$/.test(text),
};

/** The command line of a service: who installs one may write what he likes. */
const serviceProgram: Shape = { ...anything, isPossible: (text) => !NOT_IN_NAMES.test(text), before: path.before, after: path.after };

/** The names of hives, which no key is called. */
const HIVE_INSIDE = /.(?:HKLM|HKCR|HKU|HKCU|HKEY_[A-Z_]+)\\/i;

const registryPath: Shape = {
  isPossible: (text) =>
    /^(?:HKLM|HKCR|HKU\\(?:S-1-5-21-[0-9-]+|\.DEFAULT)(?:_Classes)?)\\[^\\]/.test(text) &&
    !HIVE_INSIDE.test(text) &&
    !text.endsWith('\\') &&
    !NOT_IN_NAMES.test(text) &&
    // Sysmon's name for the value that has none.
    (!/\(Default/i.test(text) || /\\\(Default\)$/i.test(text)),
  before: (text) => (/^HK\w+\\/i.test(text) ? '' : text.startsWith('\\') ? 'HKLM\\SOFTWARE' : 'HKLM\\SOFTWARE\\'),
  after: (text) => (text.endsWith('\\') ? 'Name' : '2'),
  isFreeText: true,
};

/** What Sysmon writes for the data of a value. */
const registryData: Shape = {
  ...anything,
  isPossible: (text) =>
    !/[DQ]WORD|^(?:Binary Data|\(Empty\))$/i.test(text) ||
    /^(?:Binary Data|\(Empty\))$/.test(text) ||
    /^(?:DWORD \(0x[0-9a-f]{8}\)|QWORD \(0x[0-9a-f]{8}-0x[0-9a-f]{8}\))$/.test(text),
  before: (text) =>
    /^\(0x/.test(text) ? 'DWORD ' : /^[0-9a-f]{0,8}\)$/.test(text) ? `DWORD (0x${'0'.repeat(Math.max(0, 9 - text.length))}` : 'some ',
  after: (text) => (/^DWORD \(0x/.test(text) ? `${'0'.repeat(Math.max(0, 17 - text.length))})` : ' more'),
};

const account: Shape = {
  isPossible: (text) => /^[^\\]+\\[^\\]+$/.test(text),
  before: (text) => (text.startsWith('\\') ? 'CONTOSO' : text.includes('\\') ? 'X' : 'CONTOSO\\x'),
  after: (text) => (text.endsWith('\\') ? 'SYSTEM' : text.includes('\\') ? 'x' : 'TY\\SYSTEM'),
  isFreeText: true,
};

const among = (isPossible: (text: string) => boolean): Shape => ({ isPossible, before: () => '', after: () => '', isFreeText: false });

const number = among((text) => /^(?:0|[1-9][0-9]*)$/.test(text));
const hexNumber = among((text) => /^0x[0-9a-f]+$/i.test(text));
const hexOrNumber = among((text) => /^(?:0x[0-9a-f]+|[0-9]+)$/i.test(text));
/** Of Windows a code, of Microsoft Entra ID a word or a sentence. */
const statusOrHex = among((text) => /^(?:0x[0-9a-f]+|[0-9]+|[A-Z][A-Za-z ;]+|success|failure)$/.test(text));
const truth = among((text) => text === 'true' || text === 'false');
/** One of the words of the source: an event has no other. */
const word = among(() => true);
/** How a query for a name ends: an error of Windows. https://learn.microsoft.com/windows/win32/debug/system-error-codes--9000-11999- */
const queryStatus = among((text) => /^(?:0|87|123|1214|1460|90(?:0[1-9]|10|16|17|18)|9501|9502|9560|9701)$/.test(text));
/** Sysmon knows these two. */
const protocol = among((text) => text === 'tcp' || text === 'udp');
const integrityLevel = among((text) => /^(?:Untrusted|Low|Medium|High|System)$/.test(text));
/** https://learn.microsoft.com/windows/security/threat-protection/auditing/event-4624, "Logon types and descriptions". */
const logonType = among((text) => /^(?:0|[2-5]|[7-9]|1[0-3])$/.test(text));
const address = among(
  (text) => text === '-' || /^(?:(?:^|\.)(?:0|[1-9][0-9]{0,2})){4}$/.test(text) || /^[0-9a-f:]+:[0-9a-f:.]*$/i.test(text),
);
const digest: Shape = { ...among((text) => /^[0-9A-F]+$/i.test(text)), after: () => '0' };

const digestList: Shape = {
  isPossible: (text) => /^(?:(?:^|,)(?:MD5|SHA1|SHA256|IMPHASH)=[0-9A-F]+)+$/i.test(text),
  before: (text) => (/^[A-Z0-9]+=/i.test(text) ? 'SHA1=DA39A3EE5E6B4B0D3255BFEF95601890AFD80709,' : ''),
  after: (text) => {
    const [, algorithm = '', digits = ''] = /([A-Z0-9]+)=([0-9A-F]*)$/i.exec(text) ?? [];
    const length = { MD5: 32, IMPHASH: 32, SHA1: 40, SHA256: 64 }[algorithm.toUpperCase()] ?? 0;
    return '0'.repeat(Math.max(0, length - digits.length));
  },
  isFreeText: false,
};

const host: Shape = {
  isPossible: (text) => /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/.test(text),
  before: (text) => (text.startsWith('.') ? 'www' : 'a'),
  after: (text) => (text.endsWith('.') ? 'example' : 'b'),
  isFreeText: true,
};

/** The host of a URL that is made around a part of one. */
export const MADE_HOST = 'www.vendor.example';

/** What a URL has no blank or control character in. */
const NOT_IN_URLS = /[\s\p{Cc}#]/u;

/** A URL in whole, or, where a rule writes it so, from the path on. */
const url: Shape = {
  isPossible: (text) => /^(?:https?:\/\/[^/?]+\/|\/)/i.test(text) && !NOT_IN_URLS.test(text),
  before: (text) => {
    if (text.startsWith('://')) return 'http';
    if (/^\.[\w-]+\.\w+\//.test(text)) return 'http://a';
    if (/^[\w-]+(?:\.[\w-]+)+\//.test(text)) return 'http://';
    return `http://${MADE_HOST}/${text.startsWith('/') ? 'a' : 'get'}`;
  },
  after: (text) => (/:?\/\/[^/]*$/.test(text) ? 'x.example/y' : 'b'),
  isFreeText: true,
};

/** A URL from the path on. */
const pathAndQuery: Shape = {
  isPossible: (text) => text.startsWith('/') && !NOT_IN_URLS.test(text),
  before: (text) => (text.startsWith('/') ? '/a' : '/a?b'),
  after: () => 'c',
  isFreeText: true,
};

const extension = among((text) => /^[^./?#\s]+$/.test(text));

/** What a header of a request can have. */
const header: Shape = { ...anything, isPossible: (text) => !NOT_IN_NAMES.test(text) && text.trim() === text && text !== '-' };

const SHAPES: readonly (readonly [names: RegExp, shape: Shape])[] = [
  [/^(?:ImageLoaded|TargetFilename|SourceFilename|Filename)$/, path],
  [/^(?:Image|ParentImage|GrandParentImage|SourceImage|SourceParentImage|TargetImage)$/, program],
  [/^(?:ProcessName|NewProcessName|ParentProcessName|CallerProcessName|StartModule|CurrentDirectory|Application)$/, program],
  [/^(?:ImagePath|ServiceFileName)$/, serviceProgram],
  [/^(?:FileNameBuffer|ProcessNameBuffer)$/, kernelPath],
  [/^(?:FileName|FullFilePath)$/, path],
  [/^(?:TargetObject|NewName)$/, registryPath],
  [/^Details$/, registryData],
  [/^(?:User|ParentUser|SourceUser|TargetUser)$/, account],
  [/^(?:Hashes|Hash)$/, digestList],
  [/^(?:md5|sha1|sha256|Imphash)$/i, digest],
  [
    /^(?:SourceIp|DestinationIp|IpAddress|SourceAddress|DestAddress|ClientAddress|src_ip|dst_ip|c-ip|id\.(?:orig|resp)_h|(?:source|destination)\.ip)$/,
    address,
  ],
  [/^(?:SourceHostname|DestinationHostname|QueryName|Computer|ComputerName|cs-host|r-dns|query)$/, host],
  [/^cs?-uri$/, url],
  [/^(?:cs?-uri-query|cs?-uri-stem)$/, pathAndQuery],
  [/^c-uri-extension$/, extension],
  [/^(?:c-useragent|cs-user-agent|cs-referr?er|cs-cookie)$/, header],
  [/^(?:cs-method|record_type|InterfaceUuid|EventLog)$/, word],
  [
    /^(?:sc-status|OpNum|id\.(?:orig|resp)_p|(?:source|destination)\.port|Z|qclass|qtype|rcode|status_code|.*_body_len|certificate\.key_length)$/,
    number,
  ],
  [/^(?:Initiated|SourceIsIpv6|DestinationIsIpv6|Signed|Archived|IsExecutable)$/, truth],
  [/^(?:securityContext\.isProxy|requestParameters\.enable|responseElements\.publiclyAccessible|.*\.granted)$/, truth],
  [/^(?:LogonId|GrantedAccess|SubjectLogonId|TargetLogonId|StartAddress)$/, hexNumber],
  [/^Status$/, statusOrHex],
  [/^(?:AccessMask|SubStatus|TicketEncryptionType|OldUacValue|NewUacValue|ClientProcessId|ParentProcessId)$/, hexOrNumber],
  [/^QueryStatus$/, queryStatus],
  [/^Protocol$/, protocol],
  [/^IntegrityLevel$/, integrityLevel],
  [/^LogonType$/, logonType],
  [/^(?:EventID|Level|KeyLength|.*Port|ProcessId|PreAuthType)$/, number],
  [/^(?:EventType|SignatureStatus|Operation|Provider_Name|Channel|StartType)$/, word],
  [/^(?:ServiceStartType|ServiceType|ImpersonationLevel|LayerRTID|Keywords|SubcategoryGuid)$/, word],
  [/^(?:conditionalAccessStatus|RiskState|AuthenticationRequirement|properties\.authenticationRequirement|riskEventType|status)$/, word],
  [/^(?:targetResources\.type|properties\.result|CategoryValue|ActivityDetails|eventSource|ResultStatus)$/, word],
  [/^(?:eventService|protoPayload\.serviceName)$/, word],
  [/^(?:ConsentContext\.IsAdminConsent|DeviceDetail\.isCompliant)$/, truth],
  [/^DeviceDetail\.trusttype$/, among((text) => /^(?:Azure AD registered|(?:Hybrid )?Azure AD joined)$/.test(text))],
  [/^ResultType$/i, number],
];

const unixPath: Shape = {
  isPossible: (text) => text.startsWith('/') && !NOT_IN_NAMES.test(text),
  before: (text) => (text.startsWith('/') ? '/opt/data' : '/opt/data/'),
  after: (text) => (text.endsWith('/') ? 'tool' : 'x'),
  isFreeText: true,
};

const unixAccount: Shape = { ...anything, isPossible: (text) => /^[\w.-]+$/.test(text), before: () => 'a', after: () => 'b' };

/** The text of a line has no line break: what follows it is another line. */
const line: Shape = { ...anything, isPossible: (text) => !/[\r\n]/.test(text) };

/** What differs from the shapes above where there is no Windows, and the fields of auditd. */
const UNIX_SHAPES: typeof SHAPES = [
  [/^(?:Image|ParentImage|GrandParentImage|TargetFilename|CurrentDirectory|exe|name|cwd|PWD)$/, unixPath],
  [/^(?:User|ParentUser)$/, unixAccount],
  [/^(?:LogonId|euid|auid|uid|pid|ppid)$/, number],
  [/^(?:type|SYSCALL|nametype|unit|USER|TTY)$/, among((text) => /^\S+$/.test(text))],
  // The kernel keeps 15 characters.
  [/^comm$/, { ...anything, isPossible: (text) => text.length <= 15, before: () => 'a', after: () => 'b' }],
  [/^Message$/, line],
];

/** The same in the logs of Zeek. */
const ZEEK_SHAPES: typeof SHAPES = [
  [/^(?:c-uri|uri)$/, pathAndQuery],
  [/^host$/, host],
  [/^(?:user_agent|referrer)$/, header],
  [/^(?:AA|RA|RD|TC|rejected|success)$/, truth],
  [/^(?:qtype_name|rcode_name|method|proto|request_type|cipher)$/, word],
  [/^size$/, number],
];

/** In the log of a FortiGate: a value in a line of pairs, and words. */
const FORTIGATE_SHAPES: typeof SHAPES = [
  [/^(?:srcip|dstip)$/, address],
  [/^(?:level|subtype|type|status)$/, word],
  [/./, header],
];

const ONELOGIN_SHAPES: typeof SHAPES = [
  [/_id$/, number],
  [/^ipaddr$/, address],
];

/** What a firewall writes of a session. */
const FIREWALL_SHAPES: typeof SHAPES = [
  [/^(?:src|dst)_port$/, number],
  [/^blocked$/, truth],
  [/^action$/, word],
];

/** The name of a threat as Microsoft writes it, where it is not all of a name. */
const ANTIVIRUS_SHAPES: typeof SHAPES = [[/^Signature$/, { ...anything, before: () => 'Trojan:Win32/', after: () => 'Vendor.A!ml' }]];

const SHAPES_OF: Readonly<Record<string, typeof SHAPES>> = {
  antivirus: ANTIVIRUS_SHAPES,
  firewall: FIREWALL_SHAPES,
  fortigate: FORTIGATE_SHAPES,
  linux: UNIX_SHAPES,
  macos: UNIX_SHAPES,
  onelogin: ONELOGIN_SHAPES,
  zeek: ZEEK_SHAPES,
};

export const shapeOf = (field: string, { product, category }: LogSource): Shape =>
  [...(SHAPES_OF[product ?? category ?? ''] ?? []), ...SHAPES].find(([names]) => names.test(field))?.[1] ?? anything;
