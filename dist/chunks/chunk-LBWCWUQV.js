export{a_41 as a}from"./check-at-once.js";
