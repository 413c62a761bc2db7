export{a_6 as a}from"./check-at-once.js";
