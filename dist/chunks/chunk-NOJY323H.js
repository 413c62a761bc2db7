export{a_4 as a}from"./review-at-once.js";
