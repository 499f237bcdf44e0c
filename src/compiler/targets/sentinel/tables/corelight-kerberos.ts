import { defineTable } from '../../target.js';

/** Zeek's kerberos log of Corelight sensors. */
export const corelightKerberos = defineTable({
  name: 'Corelight_v2_kerberos_CL',
  docsUrl: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/Corelight',
  columns: {
    _path_s: 'string',
    _system_name_s: 'string',
    _write_ts_t: 'datetime',
    cipher_s: 'string',
    client_cert_fuid_s: 'string',
    client_cert_subject_s: 'string',
    client_s: 'string',
    error_msg_s: 'string',
    forwardable_b: 'bool',
    from_t: 'datetime',
    id_orig_h_s: 'string',
    id_orig_p_d: 'real',
    id_resp_h_s: 'string',
    id_resp_p_d: 'real',
    renewable_b: 'bool',
    request_type_s: 'string',
    server_cert_fuid_s: 'string',
    server_cert_subject_s: 'string',
    service_s: 'string',
    success_b: 'bool',
    till_t: 'datetime',
    TimeGenerated: 'datetime',
    ts_t: 'datetime',
    uid_s: 'string',
  },
});
