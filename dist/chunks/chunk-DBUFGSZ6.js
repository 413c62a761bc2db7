export{a_11 as a}from"./review-at-once.js";
