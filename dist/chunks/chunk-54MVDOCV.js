export{a_26 as a}from"./check-at-once.js";
