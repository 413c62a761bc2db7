export{a_8 as a}from"./review-at-once.js";
