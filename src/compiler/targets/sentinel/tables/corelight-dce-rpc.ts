import { defineTable } from '../../target.js';

/** Zeek's dce_rpc log of Corelight sensors. */
export const corelightDceRpc = defineTable({
  name: 'Corelight_v2_dce_rpc_CL',
  docsUrl: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/Corelight',
  columns: {
    _path_s: 'string',
    _system_name_s: 'string',
    _write_ts_t: 'datetime',
    endpoint_s: 'string',
    id_orig_h_s: 'string',
    id_orig_p_d: 'real',
    id_resp_h_s: 'string',
    id_resp_p_d: 'real',
    named_pipe_s: 'string',
    operation_s: 'string',
    rtt_d: 'real',
    TimeGenerated: 'datetime',
    ts_t: 'datetime',
    uid_s: 'string',
  },
});
