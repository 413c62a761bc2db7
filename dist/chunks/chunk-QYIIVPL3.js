export{a_27 as a}from"./check-at-once.js";
