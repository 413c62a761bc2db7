export{a_32 as a}from"./review-at-once.js";
