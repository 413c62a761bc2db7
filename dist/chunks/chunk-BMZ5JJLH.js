export{a_49 as a}from"./review-at-once.js";
