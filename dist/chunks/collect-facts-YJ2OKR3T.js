export{factCollector_0 as factCollector}from"./facts-at-once.js";
