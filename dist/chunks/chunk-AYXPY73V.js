export{a_13 as a}from"./review-at-once.js";
