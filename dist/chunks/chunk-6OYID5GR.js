import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),__filename=import.meta.filename??import.meta.url;
var o={ResponsePlan:"plan",Contact:"contact",EscalationPlan:"escalation plan",OnCallSchedule:"on-call schedule",Rotation:"rotation",Runbook:"runbook",Role:"role"};export{o as a};
