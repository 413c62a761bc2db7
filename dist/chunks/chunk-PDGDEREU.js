export{a_0 as a}from"./review-at-once.js";
