export{a_0 as a}from"./check-at-once.js";
