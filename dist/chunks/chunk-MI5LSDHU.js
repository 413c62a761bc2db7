export{a_40 as a}from"./check-at-once.js";
