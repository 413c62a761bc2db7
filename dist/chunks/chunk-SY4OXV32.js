export{a_37 as a}from"./check-at-once.js";
