export{a_2 as a}from"./check-at-once.js";
