export{a_35 as a,b_35 as b}from"./review-at-once.js";
