import { defineMapping, type FieldMappings, type LogsourceMapping } from '../../target.js';
import { corelightDceRpc } from '../tables/corelight-dce-rpc.js';
import { corelightDns } from '../tables/corelight-dns.js';
import { corelightHttp } from '../tables/corelight-http.js';
import { corelightKerberos } from '../tables/corelight-kerberos.js';
import { corelightRdp } from '../tables/corelight-rdp.js';
import { corelightSmbFiles } from '../tables/corelight-smb-files.js';
import { corelightX509 } from '../tables/corelight-x509.js';

const BASIS =
  'The columns are named after the fields of the logs of Zeek (https://docs.zeek.org/en/master/script-reference/log-files.html), with _ for ' +
  'a dot and the type behind it. Lists are JSON in a text, as the samples of the solution and its parsers have them.';

const KEYWORDS_NARROW = 'addresses, ports, other numbers and identifiers are not searched';

/** Both ends of a connection; every log of one has them. */
const CONNECTION = {
  'id.orig_h': 'id_orig_h_s',
  'id.orig_p': 'id_orig_p_d',
  'id.resp_h': 'id_resp_h_s',
  'id.resp_p': 'id_resp_p_d',
  uid: 'uid_s',
} as const satisfies FieldMappings;

/** The logs of Zeek that Corelight sensors send. */
export const corelightMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'zeek', service: 'dce_rpc' },
    table: corelightDceRpc,
    priority: 1,
    where: [],
    fields: { ...CONNECTION, endpoint: 'endpoint_s', named_pipe: 'named_pipe_s', operation: 'operation_s' },
    keywords: ['endpoint_s', 'named_pipe_s', 'operation_s'],
    keywordsMatchLess: KEYWORDS_NARROW,
    basis: BASIS,
  }),
  defineMapping({
    logsource: { product: 'zeek', service: 'dns' },
    table: corelightDns,
    priority: 1,
    where: [],
    fields: {
      ...CONNECTION,
      AA: 'AA_b',
      answers: { anyElement: 'answers_s' },
      proto: 'proto_s',
      qclass: 'qclass_d',
      qclass_name: 'qclass_name_s',
      qtype: 'qtype_d',
      qtype_name: 'qtype_name_s',
      query: 'query_s',
      RA: 'RA_b',
      rcode: 'rcode_d',
      rcode_name: 'rcode_name_s',
      RD: 'RD_b',
      rejected: 'rejected_b',
      TC: 'TC_b',
      Z: 'Z_d',
    },
    keywords: ['query_s', 'answers_s', 'qtype_name_s', 'qclass_name_s', 'rcode_name_s', 'proto_s'],
    keywordsMatchLess: KEYWORDS_NARROW,
    basis: BASIS,
  }),
  defineMapping({
    logsource: { product: 'zeek', service: 'http' },
    table: corelightHttp,
    priority: 1,
    where: [],
    fields: {
      ...CONNECTION,
      'c-uri': 'uri_s',
      'c-useragent': 'user_agent_s',
      client_header_names: { unsupported: 'the table does not have the names of the headers' },
      host: 'host_s',
      method: 'method_s',
      orig_mime_types: { anyElement: 'orig_mime_types_s' },
      post_body: 'post_body_s',
      referrer: 'referrer_s',
      request_body_len: 'request_body_len_d',
      resp_mime_types: { anyElement: 'resp_mime_types_s' },
      response_body_len: 'response_body_len_d',
      status_code: 'status_code_d',
      status_msg: 'status_msg_s',
      uri: 'uri_s',
      user_agent: 'user_agent_s',
      username: 'username_s',
    },
    keywords: [
      'host_s',
      'uri_s',
      'user_agent_s',
      'referrer_s',
      'post_body_s',
      'method_s',
      'status_msg_s',
      'username_s',
      'orig_mime_types_s',
      'resp_mime_types_s',
    ],
    keywordsMatchLess: KEYWORDS_NARROW,
    basis: BASIS,
  }),
  defineMapping({
    logsource: { product: 'zeek', service: 'kerberos' },
    table: corelightKerberos,
    priority: 1,
    where: [],
    fields: {
      ...CONNECTION,
      cipher: 'cipher_s',
      client: 'client_s',
      error_msg: 'error_msg_s',
      request_type: 'request_type_s',
      service: 'service_s',
      success: 'success_b',
    },
    keywords: ['client_s', 'service_s', 'cipher_s', 'error_msg_s', 'request_type_s'],
    keywordsMatchLess: KEYWORDS_NARROW,
    basis: BASIS,
  }),
  defineMapping({
    logsource: { product: 'zeek', service: 'rdp' },
    table: corelightRdp,
    priority: 1,
    where: [],
    fields: {
      ...CONNECTION,
      client_build: 'client_build_s',
      client_name: 'client_name_s',
      cookie: 'cookie_s',
      keyboard_layout: 'keyboard_layout_s',
      result: 'result_s',
      security_protocol: 'security_protocol_s',
    },
    keywords: ['client_name_s', 'client_build_s', 'cookie_s', 'keyboard_layout_s', 'result_s', 'security_protocol_s'],
    keywordsMatchLess: KEYWORDS_NARROW,
    basis: BASIS,
  }),
  defineMapping({
    logsource: { product: 'zeek', service: 'smb_files' },
    table: corelightSmbFiles,
    priority: 1,
    where: [],
    fields: { ...CONNECTION, action: 'action_s', name: 'name_s', path: 'path_s', prev_name: 'prev_name_s', size: 'size_d' },
    keywords: ['name_s', 'path_s', 'prev_name_s', 'action_s'],
    keywordsMatchLess: KEYWORDS_NARROW,
    basis: BASIS,
  }),
  defineMapping({
    logsource: { product: 'zeek', service: 'x509' },
    table: corelightX509,
    priority: 1,
    where: [],
    fields: {
      'certificate.issuer': 'certificate_issuer_s',
      'certificate.key_length': 'certificate_key_length_d',
      'certificate.serial': 'certificate_serial_s',
      'certificate.subject': 'certificate_subject_s',
      fingerprint: 'fingerprint_s',
      'san.dns': { anyElement: 'san_dns_s' },
    },
    keywords: ['certificate_issuer_s', 'certificate_serial_s', 'certificate_subject_s', 'fingerprint_s', 'san_dns_s'],
    keywordsMatchLess: KEYWORDS_NARROW,
    basis: BASIS,
  }),
];
