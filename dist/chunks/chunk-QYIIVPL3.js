export{a_28 as a}from"./check-at-once.js";
