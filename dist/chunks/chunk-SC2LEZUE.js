export{a_32 as a}from"./check-at-once.js";
